package dev.alidade.survey;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Values that several resources need and one computes. Whoever comes first computes, the others
 * wait; a failure reaches all who wait, and is then forgotten, so that the next one tries again.
 */
final class Memo {

  private final ConcurrentMap<Object, CompletableFuture<Object>> values = new ConcurrentHashMap<>();

  <V> V get(Object key, Class<V> type, Supplier<V> compute) {
    var mine = new CompletableFuture<Object>();
    var theirs = values.putIfAbsent(key, mine);
    if (theirs == null) {
      try {
        mine.complete(compute.get());
      } catch (RuntimeException | Error e) {
        values.remove(key, mine);
        mine.completeExceptionally(e);
        throw e;
      }
      return type.cast(mine.join());
    }
    try {
      return type.cast(theirs.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
