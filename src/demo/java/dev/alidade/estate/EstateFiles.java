package dev.alidade.estate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the sample estate from the class path: {@code estate/accounts.txt}, and the answers under
 * {@code estate/<account or common>/<region or
 * global>/<service>.<Operation>[.<item>].<page>.<xml|json|csv|http>}.
 */
final class EstateFiles {

  private static final String ANCHOR = "/estate/accounts.txt";

  private static final Pattern FILE =
      Pattern.compile(
          "(?<service>[a-z0-9]+)\\.(?<operation>[A-Za-z0-9]+)(?:\\.(?<item>.+))?\\.(?<page>\\d+)\\.(?:xml|json|csv|http)");

  private EstateFiles() {}

  static Estate load() {
    var anchor = EstateFiles.class.getResource(ANCHOR);
    if (anchor == null) {
      throw new IllegalStateException(
          ANCHOR + " is not on the class path: run ./mvnw test-compile first");
    }
    try {
      URI uri = anchor.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          return read(jar.getPath(ANCHOR));
        }
      }
      return read(Path.of(uri));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@code accounts.txt}: {@code regions} and the regions' names, then a line for each account: id,
   * name.
   */
  private static Estate read(Path anchor) throws IOException {
    List<String> regions = List.of();
    var accounts = new ArrayList<EstateAccount>();
    for (String line : Files.readAllLines(anchor)) {
      var words = line.strip().split("\\s+");
      if (words[0].equals("regions")) {
        regions = List.of(words).subList(1, words.length);
      } else if (words.length == 2 && !line.startsWith("#")) {
        accounts.add(new EstateAccount(words[0], words[1]));
      }
    }
    var found = new HashMap<Estate.Address, TreeMap<Integer, String>>();
    var root = anchor.resolveSibling("");
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // account / region / file
        var path = root.relativize(file);
        var name = FILE.matcher(path.getFileName().toString());
        if (name.matches()) {
          var address =
              new Estate.Address(
                  path.getName(0).toString(),
                  path.getName(1).toString(),
                  name.group("service") + ':' + name.group("operation"),
                  name.group("item") == null ? "" : Item.ofAll(name.group("item")));
          found
              .computeIfAbsent(address, any -> new TreeMap<>())
              .put(Integer.parseInt(name.group("page")), Files.readString(file));
        }
      }
    }
    var answers = new HashMap<Estate.Address, Pages>();
    found.forEach((address, pages) -> answers.put(address, Pages.of(List.copyOf(pages.values()))));
    return new Estate(accounts, regions, answers::get);
  }
}
