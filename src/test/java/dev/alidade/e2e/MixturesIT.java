package dev.alidade.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.estate.Estate;
import dev.alidade.estate.Fault;
import dev.alidade.estate.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever of an unchanged estate is denied, fails or ends early, all over the catalogue at once: a
 * run removes nothing, as everything is still there. What may be removed is not asked of the code
 * that decides it, as AWS's own truth is known.
 */
class MixturesIT {

  private static final int MIXTURES = 4;

  @Test
  void noMixtureOfAnswersRemovesWhatIsThere() {
    try (var stage = Stage.sample()) {
      // What fails is to fail at once.
      stage.environment().put("AWS_MAX_ATTEMPTS", "1");
      assertThat(stage.sync().exitCode()).isZero();
      var whole = stage.graph().links();
      var seed = Long.getLong("alidade.seed", 1);
      for (var mixture = seed; mixture < seed + MIXTURES; mixture++) {
        var faults = faults(stage.estate().estate(), new Random(mixture));
        faults.forEach(stage.estate()::inject);

        var run = stage.sync();

        assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(3);
        assertThat(Graph.difference(whole, stage.graph().links()))
            .as("mixture %s: %s", mixture, faults)
            .isEmpty();
        stage.estate().heal();
      }
    }
  }

  /** One of eight calls does not answer in full. */
  private static List<Fault> faults(Estate estate, Random random) {
    var operations = new TreeSet<String>();
    AwsCatalogue.create()
        .resources()
        .forEach(resource -> resource.operations().forEach(one -> operations.add(one.toString())));
    // These say which regions there are, and who asks.
    operations.remove("ec2:DescribeRegions");
    var regions = new ArrayList<>(estate.regions());
    regions.add(Estate.GLOBAL);
    var faults = new ArrayList<Fault>();
    for (var account : estate.accounts()) {
      for (var region : regions) {
        for (var operation : operations) {
          var target = new Target(account.id(), region, operation);
          switch (random.nextInt(24)) {
            case 0 -> faults.add(Fault.deny(target));
            case 1 -> faults.add(Fault.serverError(target, Fault.ALWAYS));
            case 2 -> faults.add(Fault.truncate(target, 1));
            default -> {
              // It answers.
            }
          }
        }
      }
    }
    return faults;
  }
}
