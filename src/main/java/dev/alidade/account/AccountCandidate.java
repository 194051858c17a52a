package dev.alidade.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account that may be surveyed, as the configuration describes it; nobody was asked yet. */
public final class AccountCandidate {

  private final String profile;
  private final String homeRegion;
  private final CredentialSource source;

  AccountCandidate(String profile, String homeRegion, CredentialSource source) {
    this.profile = profile;
    this.homeRegion = homeRegion;
    this.source = source;
  }

  /** The profile; {@code default} for the default chain. */
  public String profile() {
    return profile;
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
