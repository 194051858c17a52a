package dev.alidade.estate;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that are in force. */
final class Faults {

  private record Armed(Fault fault, AtomicInteger left) {

    /** Counts one matching call; false when the fault has struck as often as it should. */
    boolean strikes() {
      return fault.times() == Fault.ALWAYS || left.getAndDecrement() > 0;
    }
  }

  private final List<Armed> armed = new CopyOnWriteArrayList<>();

  void inject(Fault fault) {
    armed.add(new Armed(fault, new AtomicInteger(fault.times())));
  }

  void heal() {
    armed.clear();
  }

  /**
   * Returns the faults that strike a call that asks for page {@code page}, in the order in which
   * they were injected.
   */
  List<Fault> strike(Request request, int page) {
    return armed.stream()
        .filter(each -> each.fault().target().matches(request))
        .filter(each -> !(each.fault() instanceof Fault.Truncate cut) || cut.page() == page)
        .filter(Armed::strikes)
        .map(Armed::fault)
        .toList();
  }
}
