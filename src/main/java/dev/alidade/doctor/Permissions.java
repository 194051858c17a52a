package dev.alidade.doctor;

import dev.alidade.account.AccountStanding;
import dev.alidade.aws.Access;
import dev.alidade.aws.AwsClients;
import dev.alidade.aws.Outcome;
import dev.alidade.aws.SideBySide;
import dev.alidade.aws.SurveyInterruptedException;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Resource;
import dev.alidade.policy.Remedies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * What the role of an account may do: every resource of the modules asked for is tried once, and in
 * each further region the one that takes the fewest calls, as regions are denied as a whole.
 */
final class Permissions {

  private final List<Module> modules;
  private final Map<String, Set<String>> onlyIn;
  private final AwsClients shortLists;
  private final Remedies remedies;
  private final boolean failOnDenied;
  private final Semaphore atOnce;

  Permissions(
      List<Module> modules,
      Map<String, Set<String>> onlyIn,
      AwsClients shortLists,
      Remedies remedies,
      boolean failOnDenied,
      Semaphore atOnce) {
    this.modules = modules;
    this.onlyIn = onlyIn;
    this.shortLists = shortLists;
    this.remedies = remedies;
    this.failOnDenied = failOnDenied;
    this.atOnce = atOnce;
  }

  private record Question(Resource resource, String region) {}

  private record Answer(Question question, List<Outcome> failures) {}

  /** What was found in an account that would be surveyed. */
  List<Finding> findings(AccountStanding account, Access access) {
    var home = homeOf(account);
    var resources = resources(access.accountId());
    var answers = ask(access, questions(resources, home));
    var elsewhere =
        ask(
            access,
            account.regions().stream()
                .filter(region -> !region.equals(home))
                .flatMap(region -> cheapest(resources, region).stream())
                .toList());
    var findings = new ArrayList<Finding>();
    findings.add(summary(access, home, answers));
    findings.addAll(problems("permissions", answers));
    elsewhere.forEach(
        answer -> findings.addAll(problems(answer.question().region(), List.of(answer))));
    var answering =
        elsewhere.stream()
            .filter(answer -> answer.failures().isEmpty())
            .map(answer -> answer.question().region())
            .collect(Collectors.joining(", "));
    if (!answering.isEmpty()) {
      findings.add(
          Finding.ok(Finding.Concern.ACCOUNT, "other regions", "an answer from " + answering));
    }
    return findings;
  }

  /** Where the modules are tried: the home region if it is surveyed. */
  private static String homeOf(AccountStanding account) {
    var home = String.valueOf(account.homeRegion());
    var regions = account.regions();
    return regions.isEmpty() || regions.contains(home) ? home : regions.getFirst();
  }

  private List<Resource> resources(String accountId) {
    return modules.stream()
        .filter(m -> onlyIn.getOrDefault(m.key(), Set.of(accountId)).contains(accountId))
        .flatMap(module -> module.resources().stream())
        .toList();
  }

  private static List<Question> questions(List<Resource> resources, String home) {
    return resources.stream()
        .filter(r -> !(r instanceof RegionalResource regional) || regional.offeredIn(home))
        .map(resource -> new Question(resource, home))
        .toList();
  }

  private static Optional<Question> cheapest(List<Resource> resources, String region) {
    return resources.stream()
        .filter(r -> r instanceof RegionalResource regional && regional.offeredIn(region))
        .min(Comparator.comparingInt(resource -> resource.operations().size()))
        .map(resource -> new Question(resource, region));
  }

  private List<Answer> ask(Access access, List<Question> questions) {
    var probe = new Probe(shortLists);
    return SideBySide.each(
        questions, Math.max(1, questions.size()), question -> answer(probe, access, question));
  }

  /** When there is room among the probes of all accounts. */
  private Answer answer(Probe probe, Access access, Question question) {
    try {
      atOnce.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SurveyInterruptedException("interrupted");
    }
    try {
      return new Answer(question, probe.failures(question.resource(), access, question.region()));
    } finally {
      atOnce.release();
    }
  }

  private Finding summary(Access access, String home, List<Answer> answers) {
    var wanting =
        answers.stream()
            .filter(answer -> !answer.failures().isEmpty())
            .map(answer -> answer.question().resource().module())
            .collect(Collectors.toSet());
    var asked =
        answers.stream()
            .map(answer -> answer.question().resource().module())
            .collect(Collectors.toSet());
    var untried = untried(access, answers);
    var saw =
        "%d of %d modules answer in full in %s"
            .formatted(asked.size() - wanting.size(), asked.size(), home);
    return Finding.ok(
        Finding.Concern.ACCOUNT,
        "modules",
        untried.isEmpty()
            ? saw
            : saw
                + "; not tried, for want of something to ask about: "
                + String.join(", ", untried));
  }

  /** What a survey may call besides, if there is more in the account than was found now. */
  private TreeSet<String> untried(Access access, List<Answer> answers) {
    var untried = new TreeSet<String>();
    answers.forEach(answer -> untried.addAll(answer.question().resource().actions()));
    shortLists
        .ledger()
        .calledIn(access.accountId())
        .forEach(
            call ->
                untried.remove(shortLists.services().of(call.service()).action(call.operation())));
    return untried;
  }

  private record Kind(Outcome.Denied.Cause cause, List<String> allowedBy) {}

  /** Denials with one remedy are one finding, however many actions they are. */
  private List<Finding> problems(String name, List<Answer> answers) {
    var denials = new LinkedHashMap<Kind, List<Outcome.Denied>>();
    var failures = new LinkedHashSet<String>();
    for (var answer : answers) {
      for (var failure : answer.failures()) {
        switch (failure) {
          case Outcome.Denied denied ->
              denials
                  .computeIfAbsent(
                      new Kind(denied.cause(), remedies.allowedBy(denied.permission())),
                      kind -> new ArrayList<>())
                  .add(denied);
          case Outcome.Failed(var cause) -> failures.add(cause);
          case Outcome.Partial(var reasons) -> failures.addAll(reasons);
          case Outcome.Complete _, Outcome.Unsupported _, Outcome.NotAsked _ -> {
            // Nothing that anybody must do something about.
          }
        }
      }
    }
    var findings = new ArrayList<Finding>();
    denials.values().forEach(alike -> findings.add(denied(name, alike)));
    failures.forEach(
        failure ->
            findings.add(
                Finding.fail(
                    Finding.Concern.ACCOUNT, name, failure, "see AWS' words; try again later")));
    return findings;
  }

  private Finding denied(String name, List<Outcome.Denied> alike) {
    var actions = alike.stream().map(Outcome.Denied::permission).distinct().sorted().toList();
    var first = alike.getFirst();
    var saw = "denied " + String.join(", ", actions) + "; AWS says: " + first.detail();
    var advice = remedies.advice(first.cause(), actions);
    return failOnDenied
        ? Finding.fail(Finding.Concern.ACCOUNT, name, saw, advice)
        : Finding.warn(Finding.Concern.ACCOUNT, name, saw, advice);
  }
}
