package dev.alidade.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of the loopback address that nobody listens on, as far as one can know beforehand. */
final class FreePort {

  private FreePort() {}

  /**
   * The preferred port if it is free, else another one.
   *
   * @throws IOException if there is none
   */
  static int preferring(int preferred) throws IOException {
    try {
      return open(preferred);
    } catch (IOException e) {
      return open(0); // Somebody has the preferred one, most likely another Neo4j.
    }
  }

  private static int open(int port) throws IOException {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
