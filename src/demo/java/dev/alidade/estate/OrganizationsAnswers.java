package dev.alidade.estate;

import java.util.Set;

/**
 * Organizations: the hub is the management account. Any member may ask which organisation it is in,
 * the lists are for the hub alone; an estate without an answer of the hub has no organisation.
 */
final class OrganizationsAnswers implements Answers {

  private static final Set<String> BY_PARENT =
      Set.of("ListAccountsForParent", "ListOrganizationalUnitsForParent");

  @Override
  public Answer answer(Request request, Estate estate) {
    var hub = estate.hub().id();
    if (estate.find(hub, Estate.GLOBAL, "organizations:DescribeOrganization") == null) {
      return new AwsError(
          400,
          "AWSOrganizationsNotInUseException",
          "Your account is not a member of an organization.");
    }
    if (!request.operation().equals("DescribeOrganization") && !request.account().equals(hub)) {
      return new AwsError(
          400, "AccessDeniedException", "You don't have permissions to access this resource.");
    }
    if (BY_PARENT.contains(request.operation())) {
      return item(
          request, estate, "ParentId", "ParentNotFoundException", "You specified a parent that");
    }
    if (request.operation().equals("ListTagsForResource")) {
      return item(
          request, estate, "ResourceId", "TargetNotFoundException", "You specified a target that");
    }
    var pages = estate.find(hub, Estate.GLOBAL, request.action());
    return pages == null ? AwsError.unknownOperation(request) : Answers.page(request, pages);
  }

  private static Answer item(
      Request request, Estate estate, String field, String code, String message) {
    var pages =
        estate.findItem(
            estate.hub().id(), Estate.GLOBAL, request.action(), request.parameter(field));
    return pages == null
        ? new AwsError(400, code, message + " doesn't exist.")
        : Answers.page(request, pages);
  }
}
