package dev.alidade.survey;

import dev.alidade.store.Leases;
import java.util.Collection;
import java.util.Set;

/** Who grants leases, as far as holding them goes. */
interface Lessor {

  /** Asks for a lease. */
  Leases.Answer take(String id);

  /** Renews leases that we hold, and says which were ours all the time. */
  Set<String> renew(Collection<String> ids);

  /** Asks again for leases that we have given back, and says which nobody else has taken. */
  Set<String> takeAgain(Collection<String> ids);

  /** Who asks. */
  String owner();

  /** Who has a lease, in words. */
  String ownerOf(String id);

  /** Gives leases back. */
  void release(Collection<String> ids);

  /** Ends the lease of the run. */
  void endRun();

  /** The database. */
  static Lessor of(Leases leases) {
    return new Lessor() {
      @Override
      public Leases.Answer take(String id) {
        return leases.take(id);
      }

      @Override
      public Set<String> renew(Collection<String> ids) {
        return leases.renew(ids);
      }

      @Override
      public Set<String> takeAgain(Collection<String> ids) {
        return leases.takeAgain(ids);
      }

      @Override
      public String owner() {
        return leases.owner();
      }

      @Override
      public String ownerOf(String id) {
        return leases.ownerOf(id);
      }

      @Override
      public void release(Collection<String> ids) {
        leases.release(ids);
      }

      @Override
      public void endRun() {
        leases.endRun();
      }
    };
  }
}
