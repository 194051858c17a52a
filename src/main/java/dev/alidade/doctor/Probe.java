package dev.alidade.doctor;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.Failures;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.NotOfferedException;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.catalog.RunResource;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Place;
import dev.alidade.graph.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;

/** Tries resources with real calls, as few as possible, and throws away what they find. */
final class Probe {

  /** AWS makes a credential report within seconds; longer is not waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Rows NOWHERE =
      new Rows() {
        @Override
        public <T> void add(NodeType<T> type, T item) {}

        @Override
        public <T> void link(LinkType<T> type, T item) {}
      };

  private final AwsClients shortLists;

  Probe(AwsClients shortLists) {
    this.shortLists = shortLists;
  }

  /** What went wrong: nothing, where the list is empty. */
  List<Outcome> failures(Resource resource, Access access, String region) {
    var place =
        new Place(
            access.partition(),
            access.accountId(),
            resource instanceof GlobalResource ? Place.GLOBAL : region);
    var at = new ProbeScope(place, access, shortLists, PATIENCE);
    var failures = new ArrayList<Outcome>();
    try {
      access.run(() -> ask(resource, at));
    } catch (ProbeScope.EnoughException e) {
      // AWS is at work for us, so we are allowed to ask.
    } catch (NotOfferedException e) {
      // AWS has nothing of it there: a survey would ask no more.
    } catch (SdkException e) {
      if (Failures.isInterruption(e)) {
        throw new SurveyInterruptedException("interrupted");
      }
      failures.add(Failures.outcomeOf(e));
    } catch (SurveyInterruptedException e) {
      throw e;
    } catch (RuntimeException e) {
      // As in a survey: a defect in one definition fails its scope and no other.
      failures.add(
          new Outcome.Failed(resource.name() + ": defect in Alidade, please report: " + e));
    }
    failures.addAll(at.failures());
    return failures;
  }

  private static void ask(Resource resource, ProbeScope at) {
    switch (resource) {
      case GlobalResource global -> global.survey(at, NOWHERE);
      case RegionalResource regional -> regional.survey(at, NOWHERE);
      // It needs no permission of its own.
      case RunResource once -> once.survey(at, NOWHERE);
    }
  }
}
