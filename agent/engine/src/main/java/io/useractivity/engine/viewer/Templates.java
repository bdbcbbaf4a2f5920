package io.useractivity.engine.viewer;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The HTML files of the pages. Every value is escaped, whatever a template does with it but to ask
 * for it raw, which none does. Safe for use by any thread.
 */
final class Templates {

  private final Map<String, Template> compiled = new ConcurrentHashMap<>();

  private final Mustache.Compiler compiler =
      Mustache.compiler()
          .escapeHTML(true)
          .defaultValue("")
          .emptyStringIsFalse(true)
          .withCollector(new MapCollector())
          .withLoader(Templates::open);

  private static Reader open(String name) {
    InputStream in = Templates.class.getResourceAsStream(name + ".html");
    if (in == null) {
      throw new IllegalArgumentException("no template " + name);
    }
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }

  /** The page of that name with its values. */
  String render(String name, Map<String, Object> values) {
    Template template = compiled.get(name);
    if (template == null) {
      template = compile(name);
      compiled.put(name, template);
    }
    return template.execute(values);
  }

  private Template compile(String name) {
    try (Reader text = open(name)) {
      return compiler.compile(text);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
