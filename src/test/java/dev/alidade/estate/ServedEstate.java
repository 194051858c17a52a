package dev.alidade.estate;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server for the tests of a class, which after each of them answers from its estate as before,
 * without faults and with no call remembered, and ends with the class.
 */
public final class ServedEstate implements AfterEachCallback, AfterAllCallback {

  private final Estate estate;
  private final EstateServer server;

  /** Serves an estate. */
  public ServedEstate(Estate estate) {
    this.estate = estate;
    this.server = EstateServer.start(estate);
  }

  /** What it is served by. */
  public EstateServer server() {
    return server;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    server.heal();
    server.serve(estate);
    server.forgetCalls();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    server.close();
  }
}
