package dev.alidade.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Where a server of the tests is called, each caller on a thread of its own. */
final class Door implements AutoCloseable {

  private final ServerSocket socket;

  /** What is done with a caller. One who goes away is no error: a test looks at what was said. */
  @FunctionalInterface
  interface Answer {
    void to(Socket caller) throws IOException, InterruptedException;
  }

  /** How a socket is come by. */
  @FunctionalInterface
  interface Opening {
    ServerSocket open() throws IOException;
  }

  private Door(ServerSocket socket) {
    this.socket = socket;
  }

  static Door open(Opening opening, Answer answer) {
    try {
      var door = new Door(opening.open());
      Thread.ofPlatform().daemon().start(() -> door.serve(answer));
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve(Answer answer) {
    while (!socket.isClosed()) {
      try {
        var caller = socket.accept();
        Thread.ofPlatform().daemon().start(() -> answer(answer, caller));
      } catch (IOException e) {
        // The test has ended.
      }
    }
  }

  private static void answer(Answer answer, Socket caller) {
    try (caller) {
      answer.to(caller);
    } catch (IOException e) {
      // Who was not trusted, or has enough, goes away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Passes what each says to the other, until the second has said all. */
  static void connect(Socket caller, Socket server) throws InterruptedException {
    Thread.ofPlatform().daemon().start(() -> pass(caller, server));
    Thread.ofPlatform().daemon().start(() -> pass(server, caller)).join();
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Somebody went away; the other is told.
    }
    try {
      to.shutdownOutput();
    } catch (IOException e) {
      // It is closed.
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
