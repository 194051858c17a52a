package dev.alidade.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account that may be surveyed, as the configuration describes it; nobody was asked yet. */
public final class AccountCandidate {

  private final String profile;
  private final String name;
  private final String homeRegion;
  private final CredentialSource source;
  private final @Nullable CredentialSource otherwise;

  AccountCandidate(String profile, String homeRegion, CredentialSource source) {
    this(profile, profile, homeRegion, source, null);
  }

  AccountCandidate(
      String profile,
      String name,
      String homeRegion,
      CredentialSource source,
      @Nullable CredentialSource otherwise) {
    this.profile = profile;
    this.name = name;
    this.homeRegion = homeRegion;
    this.source = source;
    this.otherwise = otherwise;
  }

  /**
   * The profile whose settings hold and whose credentials the chain begins with; {@code default}
   * for the default chain.
   */
  public String profile() {
    return profile;
  }

  /** What people call the account: its name in the organisation, else the profile. */
  public String name() {
    return name;
  }

  /** The name for lines about accounts that nobody proved to be in: names are not unique. */
  String label() {
    var account = expected();
    return name.equals(profile) || account == null ? name : name + " (" + account + ")";
  }

  /** The region for calls that concern the account as a whole. */
  public String homeRegion() {
    return homeRegion;
  }

  /** The account id in {@code role_arn}; empty where no role is assumed. */
  public Optional<String> expectedAccount() {
    return Optional.ofNullable(expected());
  }

  /** How the credentials come about, step by step, beginning with what the machine has. */
  public List<String> chain() {
    return source.chain();
  }

  CredentialSource source() {
    return source;
  }

  /** The credentials to try if the usual ones are refused. */
  Optional<CredentialSource> otherwise() {
    return Optional.ofNullable(otherwise);
  }

  private @Nullable String expected() {
    return source.account();
  }

  @Override
  public String toString() {
    return "AccountCandidate["
        + profile
        + ", "
        + homeRegion
        + ", "
        + String.join(" → ", chain())
        + "]";
  }
}
