package dev.alidade.estate;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * EC2: everything from files, of which the server leaves out what the call does not ask for.
 * Filters other than those on ids are not looked at: the survey uses none that would leave anything
 * out.
 */
final class Ec2Answers implements Answers {

  private static final String DISABLED = "<optInStatus>not-opted-in</optInStatus>";

  /** Who may make volumes of a snapshot, where that is everybody. */
  private static final String EVERYBODY = "<group>all</group>";

  @Override
  public Answer answer(Request request, Estate estate) {
    var answer = Answers.stored(request, estate);
    var asked = asked(request, estate);
    return asked != null && answer instanceof Answer.Page page
        ? new Answer.Page(Elements.keep(page.body(), asked), page.number())
        : answer;
  }

  /** Which elements of the answer the call asks for, or null where that is all of them. */
  private static @Nullable Predicate<String> asked(Request request, Estate estate) {
    return switch (request.operation()) {
      case "DescribeRegions" ->
          request.parameter("AllRegions").equals("true")
              ? null
              : region -> !region.contains(DISABLED);
      case "DescribeLaunchTemplateVersions" ->
          version ->
              Elements.inside(version, "launchTemplateId")
                  .equals(request.parameter("LaunchTemplateId"));
      case "DescribeImages" ->
          image ->
              isOneOf(Elements.inside(image, "imageOwnerId"), owners(request))
                  && isOneOf(Elements.inside(image, "imageId"), filter("image-id", request));
      case "DescribeSnapshots" ->
          snapshot ->
              isOneOf(Elements.inside(snapshot, "ownerId"), owners(request))
                  && isOneOf(
                      Elements.inside(snapshot, "snapshotId"), filter("snapshot-id", request))
                  && (request.parameters("RestorableBy").isEmpty()
                      || isOpen(Elements.inside(snapshot, "snapshotId"), request, estate));
      default -> null;
    };
  }

  /** Whether a value is among those that are asked for, or nothing in particular is. */
  private static boolean isOneOf(String value, List<String> wanted) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static List<String> owners(Request request) {
    return request.parameters("Owner").stream()
        .map(owner -> owner.equals("self") ? request.account() : owner)
        .toList();
  }

  /** The values of {@code Filter.2.Value.1} and so on, where {@code Filter.2.Name} is the name. */
  private static List<String> filter(String name, Request request) {
    return request.parameters().entrySet().stream()
        .filter(parameter -> parameter.getKey().matches("Filter\\.\\d+\\.Name"))
        .filter(parameter -> parameter.getValue().equals(name))
        .flatMap(
            parameter -> request.parameters(parameter.getKey().replace("Name", "Value")).stream())
        .toList();
  }

  private static boolean isOpen(String snapshotId, Request request, Estate estate) {
    var operation = "ec2:DescribeSnapshotAttribute";
    var own = estate.findItem(request.account(), request.region(), operation, snapshotId);
    var pages = own == null ? estate.find(request.account(), request.region(), operation) : own;
    return pages != null && pages.page(1).contains(EVERYBODY);
  }
}
