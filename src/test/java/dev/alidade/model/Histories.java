package dev.alidade.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Draws histories, each from its seed. The estates are drawn from a few, so that what a survey of
 * each gives need not be found out again; a history begins where the one of the seed before ended.
 */
final class Histories {

  /** Ours: enough for variety, few enough to survey each beforehand. */
  private static final int MOMENTS = 64;

  private static final int MOST_STEPS = 3;

  /** A run over everything begins so many transactions. */
  private static final int TRANSACTIONS = 90;

  private static final int CALLS = 70;

  private static final List<String> OPERATIONS = World.LISTS.keySet().stream().sorted().toList();

  /** Key pairs come all at once. */
  private static final List<String> PAGED =
      OPERATIONS.stream().filter(operation -> !operation.equals("DescribeKeyPairs")).toList();

  private final List<Moment> moments;

  Histories() {
    var random = new SplittableRandom(1);
    var drawn = new ArrayList<Moment>();
    drawn.add(Moment.drawn(random));
    while (drawn.size() < MOMENTS) {
      drawn.add(drawn.getLast().changed(random));
    }
    moments = List.copyOf(drawn);
  }

  /** All estates that histories are about. */
  List<Moment> moments() {
    return moments;
  }

  /** The estate with which the history of a seed begins. */
  Moment start(long seed) {
    return moments.get(startOf(seed));
  }

  private static int startOf(long seed) {
    return new SplittableRandom(seed).nextInt(MOMENTS);
  }

  History of(long seed) {
    var random = new SplittableRandom(seed ^ 0x5DEECE66DL);
    var at = startOf(seed);
    var steps = new ArrayList<Step>();
    for (var left = 1 + random.nextInt(MOST_STEPS); left > 0; left--) {
      if (random.nextInt(3) > 0) {
        at = Math.floorMod(at + random.nextInt(-4, 5), MOMENTS);
      }
      steps.add(new Step(moments.get(at), selection(random), mishaps(random)));
    }
    return new History(start(seed), steps, start(seed + 1));
  }

  private static Selection selection(RandomGenerator random) {
    return new Selection(
        some(Selection.ALL.profiles(), random),
        random.nextInt(3) > 0 ? List.of() : List.of(one(World.REGIONS, random)),
        some(World.MODULES, random));
  }

  /** All of them as often as some. */
  private static List<String> some(List<String> all, RandomGenerator random) {
    if (random.nextBoolean()) {
      return all;
    }
    var some = all.stream().filter(one -> random.nextInt(3) > 0).toList();
    return some.isEmpty() ? List.of(one(all, random)) : some;
  }

  private static <T> T one(List<T> all, RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<Mishap> mishaps(RandomGenerator random) {
    var mishaps = new ArrayList<Mishap>();
    for (var left = random.nextInt(4); left > 0; left--) {
      mishaps.add(mishap(random));
    }
    if (random.nextInt(4) == 0) {
      mishaps.add(new Mishap.Killed(1 + random.nextInt(TRANSACTIONS)));
    }
    if (random.nextInt(10) == 0) {
      mishaps.add(new Mishap.Interrupted(1 + random.nextInt(CALLS)));
    }
    return mishaps;
  }

  private static Mishap mishap(RandomGenerator random) {
    var account = one(World.ACCOUNTS.values().stream().sorted().toList(), random);
    var region = one(World.REGIONS, random);
    var operation = one(OPERATIONS, random);
    return switch (random.nextInt(11)) {
      case 0, 1 -> new Mishap.Denied(account, region, operation);
      case 2, 3 -> new Mishap.Failed(account, region, operation);
      case 4, 5, 6 -> new Mishap.SecondPageFailed(account, region, one(PAGED, random));
      case 7 -> new Mishap.Unsupported(account, region, operation);
      case 8, 9 -> new Mishap.OneWithoutId(account, region, operation);
      default -> new Mishap.RegionNotNamed(account, region);
    };
  }
}
