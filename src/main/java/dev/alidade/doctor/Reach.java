package dev.alidade.doctor;

import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.Failures;
import dev.alidade.aws.SideBySide;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.catalog.all.Doors.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Whether the services of AWS can be reached from this machine and understood: proxies, firewalls
 * and VPC endpoints let some through and not others. A refusal of AWS is an answer; what may be
 * read is another question.
 */
final class Reach {

  private final List<Door> doors;
  private final AwsClients shortLists;

  Reach(List<Door> doors, AwsClients shortLists) {
    this.doors = List.copyOf(doors);
    this.shortLists = shortLists;
  }

  /** How many answer, and why the others do not. */
  List<Finding> findings(Access access) {
    var silent = silent(access);
    var findings = new ArrayList<Finding>();
    findings.add(
        Finding.ok(
            Finding.Concern.MACHINE,
            "services",
            "%d of %d answer in %s"
                .formatted(doors.size() - silent.size(), doors.size(), access.homeRegion())));
    for (var why : silent) {
      findings.add(
          Finding.fail(
              Finding.Concern.MACHINE,
              "services",
              why,
              "let this machine through to that service: proxy, firewall, or a VPC endpoint"));
    }
    return findings;
  }

  private List<String> silent(Access access) {
    return SideBySide.each(doors, doors.size(), door -> whyNot(door, access)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Why a service does not answer; nothing where it does. */
  private Optional<String> whyNot(Door door, Access access) {
    try {
      access.run(() -> door.knock(shortLists, access));
      return Optional.empty();
    } catch (SdkException e) {
      if (Failures.isInterruption(e)) {
        throw new SurveyInterruptedException("interrupted");
      }
      // A code is AWS's; a proxy that refuses has none.
      return Failures.codeOf(e).isEmpty()
          ? Optional.of(door.service() + ": " + Failures.oneLine(e))
          : Optional.empty();
    } catch (SurveyInterruptedException e) {
      throw e;
    } catch (RuntimeException e) {
      return Optional.of(door.service() + ": defect in Alidade, please report: " + e);
    }
  }
}
