/**
 * Only the parts of Phaser that the board uses: no sound, loader, physics, tilemaps, tweens or particles. It halves the
 * bundle. A build may put it in place of `phaser`: `resolve.alias.phaser` to this file, and `define` with
 * 'typeof CANVAS_RENDERER' and 'typeof WEBGL_RENDERER' as 'true', 'typeof WEBGL_DEBUG', 'typeof FEATURE_SOUND' and
 * 'typeof EXPERIMENTAL' as 'false'. The renderer comes first: Phaser's modules require each other in circles, and from
 * any other start a class would extend one that is not there yet.
 */
import '../../node_modules/phaser/src/renderer/index.js'
import CONST from '../../node_modules/phaser/src/const.js'
import Game from '../../node_modules/phaser/src/core/Game.js'
import '../../node_modules/phaser/src/events/EventEmitter.js'
import '../../node_modules/phaser/src/gameobjects/DisplayList.js'
import '../../node_modules/phaser/src/gameobjects/GameObjectCreator.js'
import '../../node_modules/phaser/src/gameobjects/GameObjectFactory.js'
import '../../node_modules/phaser/src/gameobjects/UpdateList.js'
import '../../node_modules/phaser/src/cameras/2d/CameraManager.js'
import Graphics from '../../node_modules/phaser/src/gameobjects/graphics/Graphics.js'
import '../../node_modules/phaser/src/gameobjects/container/ContainerFactory.js'
import '../../node_modules/phaser/src/gameobjects/image/ImageFactory.js'
import '../../node_modules/phaser/src/gameobjects/text/TextFactory.js'
import ScaleModes from '../../node_modules/phaser/src/scale/const/SCALE_MODE_CONST.js'
import Scene from '../../node_modules/phaser/src/scene/Scene.js'
import '../../node_modules/phaser/src/scene/ScenePlugin.js'

export default { AUTO: CONST.AUTO, CANVAS: CONST.CANVAS, Game, Scene, GameObjects: { Graphics }, Scale: ScaleModes }
