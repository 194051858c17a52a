package dev.alidade.cli;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
@Singleton
final class Version implements IVersionProvider {

  private final String number;

  @Inject
  Version(@ConfigProperty(name = "quarkus.application.version") String number) {
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
