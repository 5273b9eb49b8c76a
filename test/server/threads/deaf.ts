/** A thread that never ends and listens to nobody. */
for (;;);
