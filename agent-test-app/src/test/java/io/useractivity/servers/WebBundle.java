package io.useractivity.servers;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The test application's WAR with the manifest of an OSGi bundle. */
final class WebBundle {

  private static final String LIBRARIES = "WEB-INF/lib/";

  private final File war;
  private final List<File> libraries = new ArrayList<>();
  private final Attributes more = new Attributes();

  WebBundle(File war) {
    this.war = war;
  }

  /** With a header of its own in the manifest. */
  WebBundle with(String header, String value) {
    more.putValue(header, value);
    return this;
  }

  /** With one library more than the WAR has. */
  WebBundle with(File library) {
    libraries.add(library);
    return this;
  }

  void writeTo(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(war);
        OutputStream stream = Files.newOutputStream(file);
        JarOutputStream out = new JarOutputStream(stream, manifest(zip))) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (!entry.getName().startsWith("META-INF/")) {
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setLastModifiedTime(entry.getLastModifiedTime()); // answers of static files tell it
          out.putNextEntry(copy);
          zip.getInputStream(entry).transferTo(out);
        }
      }
      for (File library : libraries) {
        out.putNextEntry(new ZipEntry(LIBRARIES + library.getName()));
        Files.copy(library.toPath(), out);
      }
    }
  }

  private Manifest manifest(ZipFile zip) {
    List<String> classPath = new ArrayList<>(List.of("WEB-INF/classes"));
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
        .forEach(classPath::add);
    libraries.forEach(library -> classPath.add(LIBRARIES + library.getName()));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "org.example.backoffice");
    attributes.putValue("Bundle-ClassPath", String.join(",", classPath));
    attributes.putValue("DynamicImport-Package", "*");
    attributes.putAll(more);
    return manifest;
  }
}
