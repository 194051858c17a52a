package dev.alidade.lookup;

/** A class of the tests, looked up by name: so the image misses something, and must say so. */
final class OnlyHere {

  private OnlyHere() {}
}
