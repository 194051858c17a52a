package dev.alidade.catalog;

/**
 * What comes with the answers about other resources, such as their tags: it has a key by which
 * people select it, and no call and no scope of its own.
 */
public non-sealed interface CarriedResource extends Resource {}
