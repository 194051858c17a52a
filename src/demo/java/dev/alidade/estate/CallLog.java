package dev.alidade.estate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls of a run: the last {@value #KEPT} one by one, and the number of all by operation. */
final class CallLog {

  /** Enough for any run that a person looks at; a run of a million findings makes 10,000 calls. */
  static final int KEPT = 50_000;

  private final Deque<Call> calls = new ArrayDeque<>();
  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void add(Call call) {
    if (calls.size() == KEPT) {
      calls.removeFirst();
    }
    calls.addLast(call);
    counts.merge(call.action(), 1L, Long::sum);
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  synchronized void clear() {
    calls.clear();
    counts.clear();
  }
}
