package dev.alidade.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A proxy as organisations have one. Whatever host is asked for, it goes to one server on this
 * machine, and remembers the host.
 */
final class ForwardProxy implements AutoCloseable {

  private static final Pattern ORIGIN = Pattern.compile(" http://[^/ ]+/?");

  private final Door door;
  private final int behind;
  private final boolean wantsLogin;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /**
   * Starts on a free port.
   *
   * @param behind the port of the server on 127.0.0.1
   * @param wantsLogin whether it wants to know who asks
   */
  ForwardProxy(int behind, boolean wantsLogin) {
    this.behind = behind;
    this.wantsLogin = wantsLogin;
    door =
        Door.open(() -> new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), this::answer);
  }

  int port() {
    return door.port();
  }

  /** The first lines of the requests, such as {@code CONNECT host:443 HTTP/1.1}. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(Socket client) throws IOException, InterruptedException {
    var head = head(client.getInputStream());
    if (wantsLogin && !head.toLowerCase(Locale.ROOT).contains("proxy-authorization: basic ")) {
      write(
          client.getOutputStream(),
          "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
              + "Content-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    var first = head.lines().findFirst().orElse("");
    asked.add(first);
    try (var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      if (first.startsWith("CONNECT ")) {
        write(client.getOutputStream(), "HTTP/1.1 200 OK\r\n\r\n");
      } else {
        // One request for each connection: the next one is read anew.
        write(
            server.getOutputStream(),
            ORIGIN.matcher(head).replaceFirst(" /").replace("\r\n\r\n", "\r\n")
                + "Connection: close\r\n\r\n");
      }
      Door.connect(client, server);
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    door.close();
  }
}
