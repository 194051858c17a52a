package dev.alidade.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The estate at one moment: which way each thing of the {@link World} is. What lacks something that
 * it needs is not there.
 *
 * @param ways the number of the way, for each thing
 * @param southOfCarl whether Carl's account has the region in the south
 */
record Moment(List<Integer> ways, boolean southOfCarl) {

  Moment {
    var facts = new HashSet<String>();
    var possible = new ArrayList<Integer>();
    for (var i = 0; i < ways.size(); i++) {
      var way = World.THINGS.get(i).ways().get(ways.get(i));
      var can = facts.containsAll(way.needs());
      possible.add(can ? ways.get(i) : 0);
      for (var listing : can ? way.listings() : List.<Listing>of()) {
        if (has(southOfCarl, listing.account(), listing.region())) {
          facts.add(listing.fact());
        }
      }
    }
    ways = List.copyOf(possible);
  }

  /** Most things are there. */
  static Moment drawn(RandomGenerator random) {
    var ways = new ArrayList<Integer>();
    for (var thing : World.THINGS) {
      ways.add(random.nextInt(5) == 0 ? 0 : random.nextInt(thing.ways().size()));
    }
    return new Moment(ways, true);
  }

  /** Some things change. */
  Moment changed(RandomGenerator random) {
    var changed = new ArrayList<>(ways);
    for (var times = 1 + random.nextInt(5); times > 0; times--) {
      var thing = random.nextInt(changed.size());
      changed.set(thing, random.nextInt(World.THINGS.get(thing).ways().size()));
    }
    return new Moment(changed, random.nextInt(6) == 0 ? !southOfCarl : southOfCarl);
  }

  /** The same with one thing in another way. */
  Moment with(int thing, int way) {
    var changed = new ArrayList<>(ways);
    changed.set(thing, way);
    return new Moment(changed, southOfCarl);
  }

  /** Whether the account has the region. */
  boolean has(String account, String region) {
    return has(southOfCarl, account, region);
  }

  private static boolean has(boolean southOfCarl, String account, String region) {
    return southOfCarl || !account.equals(World.CARL) || !region.equals(World.SOUTH);
  }

  /** The elements of a list, in the order of the world. */
  List<String> list(String account, String region, String operation) {
    var items = new ArrayList<String>();
    for (var i = 0; i < ways.size(); i++) {
      for (var listing : World.THINGS.get(i).ways().get(ways.get(i)).listings()) {
        if (listing.account().equals(account)
            && listing.region().equals(region)
            && listing.operation().equals(operation)) {
          items.add(listing.item());
        }
      }
    }
    return items;
  }

  /** What is there, in words, a line each. */
  List<String> words() {
    var words = new ArrayList<String>();
    for (var i = 0; i < ways.size(); i++) {
      if (ways.get(i) != 0) {
        words.add(words(i));
      }
    }
    if (!southOfCarl) {
      words.add("Carl has no region in the south");
    }
    return words;
  }

  /** What is different in another moment, in words, a line each. */
  List<String> changesTo(Moment other) {
    var words = new ArrayList<String>();
    for (var i = 0; i < ways.size(); i++) {
      if (!ways.get(i).equals(other.ways.get(i))) {
        words.add(other.words(i));
      }
    }
    if (southOfCarl != other.southOfCarl) {
      words.add(
          other.southOfCarl ? "Carl gets the region in the south" : "Carl gives up the south");
    }
    return words;
  }

  private String words(int thing) {
    return World.THINGS.get(thing).name()
        + " is "
        + World.THINGS.get(thing).ways().get(ways.get(thing)).words();
  }
}
