package io.useractivity.servers;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/**
 * {@code java -jar} of an executable JAR: the sources in {@code src/test/boot}, compiled against
 * the row's artefacts and packaged as Spring Boot's own plugin does, with JARs inside the JAR.
 *
 * @param loader coordinates of the classes that read JARs inside a JAR
 * @param mainClass of these
 */
public record BootApplication(String loader, String mainClass) implements Launcher {

  private static final Path SOURCES = Path.of("src/test/boot");

  @Override
  public RunningServer start(Launch launch) throws Exception {
    Path directory = launch.directory();
    Path jar = directory.resolve("clinic.jar");
    build(jar, launch);
    List<String> command = new ArrayList<>(launch.jdk().command());
    command.addAll(launch.jvmOptions());
    command.addAll(List.of("-jar", jar.toString(), "--server.port=0"));
    return RunningServer.start(
        new ProcessBuilder(command),
        directory,
        "(?s)started on port(?:\\(s\\))?:? (\\d+).*Started ClinicApplication",
        "");
  }

  private void build(Path jar, Launch launch) throws Exception {
    List<File> libraries = Artifacts.classPath(launch.coordinates());
    Path classes = compile(launch, libraries);
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
    attributes.putValue("Start-Class", "org.example.clinic.ClinicApplication");
    attributes.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
    attributes.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      addLoader(out);
      out.putNextEntry(new JarEntry("BOOT-INF/classes/"));
      addFolder(out, classes);
      out.putNextEntry(new JarEntry("BOOT-INF/classes/static/"));
      add(out, "BOOT-INF/classes/static/clinic.css", SOURCES.resolve("static/clinic.css"));
      out.putNextEntry(new JarEntry("BOOT-INF/lib/"));
      for (File library : libraries) {
        store(out, "BOOT-INF/lib/" + library.getName(), Files.readAllBytes(library.toPath()));
      }
    }
    // The same in every run: answers of static files tell it.
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
  }

  /** With the namespace's own imports. */
  private static Path compile(Launch launch, List<File> libraries) throws IOException {
    Path directory = launch.directory();
    Path classes = Files.createDirectory(directory.resolve("classes"));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(
            "-nowarn",
            "-proc:none",
            "--release",
            launch.namespace() == Namespace.JAVAX ? "8" : "17",
            "-d",
            classes.toString(),
            "-cp",
            libraries.stream().map(File::getPath).collect(Collectors.joining(File.pathSeparator))));
    Path sources = Files.createDirectory(directory.resolve("sources"));
    for (String name : new String[] {"ClinicApplication.java", "ClinicFilter.java"}) {
      String source = Files.readString(SOURCES.resolve("org/example/clinic").resolve(name));
      Path own = sources.resolve(name);
      Files.writeString(
          own,
          source.replace("import javax.servlet.", "import " + launch.namespace() + ".servlet."));
      arguments.add(own.toString());
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    if (ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new))
        != 0) {
      throw new IllegalArgumentException("It does not compile:\n" + said);
    }
    return classes;
  }

  private void addLoader(JarOutputStream out) throws Exception {
    try (JarFile jar = new JarFile(Artifacts.file(loader))) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (!entry.getName().startsWith("META-INF/M")) {
          out.putNextEntry(new JarEntry(entry.getName()));
          jar.getInputStream(entry).transferTo(out);
        }
      }
    }
  }

  private static void addFolder(JarOutputStream out, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        add(out, "BOOT-INF/classes/" + folder.relativize(file), file);
      }
    }
  }

  private static void add(JarOutputStream out, String name, Path file) throws IOException {
    out.putNextEntry(new JarEntry(name));
    Files.copy(file, out);
  }

  /** Uncompressed: that is how a JAR inside a JAR can be read where it is. */
  private static void store(JarOutputStream out, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    JarEntry entry = new JarEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    out.putNextEntry(entry);
    out.write(content);
  }
}
