package dev.alidade.catalog.policy;

import dev.alidade.aws.Arn;

/**
 * Somebody whom a policy names.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
public sealed interface Principal {

  /** How the policy writes it. */
  String written();

  /** Everyone, signed in or not: {@code "*"}, which is the same as {@code {"AWS": "*"}}. */
  record Anyone() implements Principal {
    @Override
    public String written() {
      return "*";
    }
  }

  /**
   * A whole account, which decides itself who of it: its id, or the ARN of its root.
   *
   * @param accountId twelve digits
   */
  record Account(String accountId, String written) implements Principal {}

  /**
   * A user, a role, or a session of one, by ARN.
   *
   * @param kind what the ARN's resource begins with: {@code user}, {@code role}, {@code
   *     assumed-role}, {@code federated-user}
   */
  record Identity(Arn arn, String kind, String written) implements Principal {}

  /**
   * A user or role that is gone: AWS then shows its unique id instead of its ARN.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
   */
  record Deleted(String written) implements Principal {}

  /** An AWS service, such as {@code ec2.amazonaws.com}. */
  record Service(String written) implements Principal {}

  /**
   * An identity provider: the ARN of one of SAML or OpenID Connect, or a public one's host name.
   */
  record Provider(String written) implements Principal {}

  /** An account by its canonical user id, 64 hexadecimal digits, as S3 knows it. */
  record CanonicalUser(String written) implements Principal {}

  /** What is none of the others, for example an ARN with a wildcard for the account. */
  record Unknown(String written) implements Principal {}

  /** Reads a name that stands under {@code AWS}, or alone. */
  static Principal ofAws(String name) {
    if (name.equals("*")) {
      return new Anyone();
    }
    if (Names.ACCOUNT_ID.matcher(name).matches()) {
      return new Account(name, name);
    }
    if (Names.UNIQUE_ID.matcher(name).matches()) {
      return new Deleted(name);
    }
    return Arn.tryParse(name)
        .filter(arn -> Names.ACCOUNT_ID.matcher(arn.account()).matches())
        .map(
            arn ->
                arn.resource().equals("root")
                    ? new Account(arn.account(), name)
                    : new Identity(arn, arn.resource().split("/", 2)[0], name))
        .orElseGet(() -> new Unknown(name));
  }

  /** Whether strangers are meant too. */
  default boolean includesStrangers() {
    return switch (this) {
      case Anyone anyone -> true;
      case Account account -> false;
      case Identity identity -> false;
      case Deleted deleted -> false;
      case CanonicalUser user -> false;
      case Service(var name) -> Names.isOpen(name);
      case Provider(var name) -> Names.isOpen(name);
      case Unknown(var name) -> Names.isOpen(name);
    };
  }
}
