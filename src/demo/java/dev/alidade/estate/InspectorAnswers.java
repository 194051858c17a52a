package dev.alidade.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Inspector: an account's own findings, and for the delegated administrator those of its members
 * after them. A page of findings belongs to one account; the last page of one account leads to the
 * first page of the next by a token of our own.
 */
final class InspectorAnswers implements Answers {

  private static final Pattern MEMBER = Pattern.compile("\"accountId\"\\s*:\\s*\"(\\d{12})\"");
  private static final Pattern LAST_BRACE = Pattern.compile("\\}\\s*\\z");
  private static final String FIRST_PAGE_OF = "first-page-of-";

  /**
   * Which values of one field a caller wants: {@code EQUALS} any of some, {@code NOT_EQUALS} all of
   * others.
   */
  private record Wanted(List<String> only, List<String> never) {
    boolean allows(String value) {
      return (only.isEmpty() || only.contains(value)) && !never.contains(value);
    }

    boolean allowsAll() {
      return only.isEmpty() && never.isEmpty();
    }
  }

  @Override
  public Answer answer(Request request, Estate estate) {
    return request.operation().equals("ListFindings")
        ? findings(request, estate)
        : Answers.stored(request, estate);
  }

  private static Answer findings(Request request, Estate estate) {
    var criteria =
        Json.parse(request.json()) instanceof Map<?, ?> body
                && body.get("filterCriteria") instanceof Map<?, ?> filter
            ? filter
            : Map.of();
    for (Object key : criteria.keySet()) {
      if (!key.equals("awsAccountId") && !key.equals("findingStatus")) {
        return new AwsError(
            400, "ValidationException", "the sample estate does not know the criterion " + key);
      }
    }
    var accountId = wanted(criteria, "awsAccountId");
    var status = wanted(criteria, "findingStatus");
    var owners =
        Stream.concat(Stream.of(request.account()), members(request, estate).stream())
            .filter(accountId::allows)
            .toList();
    if (owners.isEmpty()) {
      return new Answer.Page("{\"findings\": []}");
    }
    int before = 0;
    for (int i = 0; i < owners.size(); i++) {
      var pages = estate.find(owners.get(i), request.region(), request.action());
      if (pages == null) {
        return AwsError.unknownOperation(request);
      }
      int number = numberOf(request.token(), i == 0, owners.get(i), pages);
      if (number > 0) {
        var body = pages.page(number);
        if (!status.allowsAll()) {
          body = Elements.keep(body, finding -> status.allows(statusOf(finding)));
        }
        boolean leadsOn = number == pages.size() && i + 1 < owners.size();
        return new Answer.Page(
            leadsOn ? leadingTo(body, owners.get(i + 1)) : body, before + number);
      }
      before += pages.size();
    }
    return AwsError.badToken(request);
  }

  private static int numberOf(String token, boolean first, String owner, Pages pages) {
    return (token.isEmpty() && first) || token.equals(FIRST_PAGE_OF + owner)
        ? 1
        : pages.numberOf(token);
  }

  private static String leadingTo(String body, String owner) {
    return LAST_BRACE
        .matcher(body)
        .replaceFirst(", \"nextToken\": \"" + FIRST_PAGE_OF + owner + "\"}");
  }

  private static List<String> members(Request request, Estate estate) {
    var members = new ArrayList<String>();
    var pages = estate.find(request.account(), request.region(), "inspector2:ListMembers");
    for (int number = 1; pages != null && number <= pages.size(); number++) {
      for (String member : Elements.of(pages.page(number))) {
        var id = MEMBER.matcher(member);
        if (id.find() && member.contains("\"ENABLED\"")) {
          members.add(id.group(1));
        }
      }
    }
    return members;
  }

  private static Wanted wanted(Map<?, ?> criteria, String field) {
    var only = new ArrayList<String>();
    var never = new ArrayList<String>();
    if (criteria.get(field) instanceof List<?> filters) {
      for (Object each : filters) {
        if (each instanceof Map<?, ?> filter && filter.get("value") instanceof String value) {
          ("NOT_EQUALS".equals(filter.get("comparison")) ? never : only).add(value);
        }
      }
    }
    return new Wanted(only, never);
  }

  private static String statusOf(String finding) {
    return Json.parse(finding) instanceof Map<?, ?> map
            && map.get("status") instanceof String status
        ? status
        : "";
  }
}
