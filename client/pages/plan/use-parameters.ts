import { useEffect, useState } from 'preact/hooks'
import { fetchParameters, type Parameters } from '../../model/level-parameters.ts'

export function useParameters(protocol: string, level: string): Parameters {
  const [parameters, setParameters] = useState<Parameters>({ type: 'loading' })
  useEffect(() => {
    let gone = false
    setParameters({ type: 'loading' })
    void fetchParameters(protocol, level).then(found => {
      if (!gone) setParameters(found)
    })
    return () => {
      gone = true
    }
  }, [protocol, level])
  return parameters
}
