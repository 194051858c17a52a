package dev.alidade.cli;

import dev.alidade.cli.nativeimage.Devices;
import io.quarkus.picocli.runtime.annotations.TopCommand;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import picocli.CommandLine;

/**
 * Runs the command line; what it answers is the process's exit code. A singleton needs no proxy;
 * for the scope that Quarkus would choose, it rewrites this class, and packs rewritten classes in
 * an order that depends on the folder of the build.
 */
@Singleton
final class AlidadeApplication implements QuarkusApplication {

  private final AlidadeCommand command;
  private final CommandLine.IFactory factory;

  @Inject
  AlidadeApplication(@TopCommand AlidadeCommand command, CommandLine.IFactory factory) {
    this.command = command;
    this.factory = factory;
  }

  @Override
  public int run(String... arguments) {
    Devices.makeUpForMissingOnes();
    return CommandLines.configured(new CommandLine(command, factory)).execute(arguments);
  }
}
