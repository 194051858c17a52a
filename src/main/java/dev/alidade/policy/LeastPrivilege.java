package dev.alidade.policy;

import dev.alidade.catalog.Module;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The actions that a survey of some modules calls, and no others, as policies for IAM. */
public final class LeastPrivilege {

  /**
   * The most characters of a managed policy, white space not counted:
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   */
  static final int MOST_CHARACTERS = 6_144;

  /** Every survey asks which regions the account has enabled. */
  private static final String REGIONS = "ec2:DescribeRegions";

  private final List<String> actions;

  /** What these modules need. */
  public LeastPrivilege(Collection<Module> modules) {
    var all = new TreeSet<String>();
    all.add(REGIONS);
    modules.forEach(module -> all.addAll(module.actions()));
    this.actions = List.copyOf(all);
  }

  /** The actions, sorted. {@code sts:GetCallerIdentity} needs no permission. */
  public List<String> actions() {
    return actions;
  }

  /** The actions that none of these policies allows. */
  public List<String> missingFrom(ManagedPolicy... policies) {
    return actions.stream()
        .filter(action -> List.of(policies).stream().noneMatch(policy -> policy.allows(action)))
        .toList();
  }

  /** Policy documents, each within IAM's limit: one, unless there are very many actions. */
  public List<String> documents() {
    return documents(actions);
  }

  /** The same for other actions; none for none. */
  static List<String> documents(List<String> actions) {
    if (actions.isEmpty()) {
      return List.of();
    }
    var documents = new ArrayList<String>();
    var part = new ArrayList<String>();
    for (var action : actions) {
      part.add(action);
      if (size(document(part)) > MOST_CHARACTERS) {
        part.removeLast();
        documents.add(document(part));
        part.clear();
        part.add(action);
      }
    }
    documents.add(document(part));
    return documents;
  }

  /** How many characters of a document IAM counts. */
  public static int size(String document) {
    return (int) document.chars().filter(character -> !Character.isWhitespace(character)).count();
  }

  private static String document(List<String> actions) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "AlidadeSurvey",
          "Effect": "Allow",
          "Action": [
    %s
          ],
          "Resource": "*"
        }
      ]
    }
    """
        .formatted(
            actions.stream()
                .map(action -> "        \"" + action + "\"")
                .collect(Collectors.joining(",\n")));
  }
}
