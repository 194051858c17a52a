package dev.alidade.cli;

import dev.alidade.cli.version.BuildFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
@Singleton
final class Version implements IVersionProvider {

  private final String number;

  @Inject
  Version() {
    this(BuildFacts.ofThisBuild().version());
  }

  Version(String number) {
    this.number = number;
  }

  /** The number alone. */
  String number() {
    return number;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"alidade " + number};
  }
}
