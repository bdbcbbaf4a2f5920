package io.useractivity.engine.capture.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeanPropertiesTest {

  /** A public face of what is not public itself. */
  public interface Face {
    String getName();

    default boolean isActive() {
      return true;
    }
  }

  private static final class Hidden implements Face {
    @Override
    public String getName() {
      return "ann";
    }

    @SuppressWarnings({"unused", "EffectivelyPrivate"}) // shows that it is not read
    public String getSecret() {
      return "not for others";
    }
  }

  /** Getters that do what getters should not. */
  public static class Odd {
    public static String getShared() {
      return "static";
    }

    public void getNothing() {}

    public String getBroken() {
      throw new StackOverflowError();
    }

    public String isText() {
      return "no truth";
    }

    public String run() {
      throw new AssertionError("called");
    }
  }

  /** A record. */
  public record Point(int x) {}

  @Test
  void aHiddenClassIsReadByItsPublicInterface() {
    assertThat(BeanProperties.read(new Hidden(), "name")).isEqualTo("ann");
    assertThat(BeanProperties.read(new Hidden(), "active")).isEqualTo(true);
    assertThat(BeanProperties.read(new Hidden(), "secret")).isNull();
  }

  @Test
  void onlyGettersAreCalled() {
    for (String name : List.of("shared", "nothing", "broken", "text", "run", "absent")) {
      assertThat(BeanProperties.read(new Odd(), name)).as(name).isNull();
    }
  }

  @Test
  void recordsAndMapsAreRead() {
    assertThat(BeanProperties.read(new Point(3), "x")).isEqualTo(3);
    assertThat(BeanProperties.read(Map.of("a", new Point(4)), List.of("a", "x"))).isEqualTo(4);
    assertThat(BeanProperties.read(null, "x")).isNull();
  }

  @Test
  void aClassThatItsModuleHidesIsReadByWhatItShows() {
    Object internal = java.nio.file.FileSystems.getDefault(); // of sun.nio.fs

    assertThat(BeanProperties.read(internal, "separator")).isEqualTo("/");
    assertThat(BeanProperties.read(internal, "open")).isEqualTo(true);
    assertThat(BeanProperties.read(internal, "noSuchThing")).isNull();
  }

  @Test
  void onlyCollectionsOfTheJdkAreIterated() {
    List<String> lazy =
        new AbstractList<>() {
          @Override
          public String get(int index) {
            throw new AssertionError("iterated");
          }

          @Override
          public int size() {
            throw new AssertionError("iterated");
          }
        };

    assertThat(BeanProperties.text(lazy)).isNull();
    assertThat(BeanProperties.text(List.of("a", "b"))).isEqualTo("a,b");
    assertThat(BeanProperties.text(new Object[] {"a", new Object(), 2})).isEqualTo("a,2");
    assertThat(BeanProperties.text(new Object())).isNull();
    assertThat(BeanProperties.text("x".repeat(300))).hasSize(255);
  }

  @Test
  void anUnloadedProxyOfHibernatesStaysSo() throws Exception {
    ClassLoader loader = new HibernateLoader();
    Object unloaded = proxy(loader, true);
    Object loaded = proxy(loader, false);

    assertThat(BeanProperties.read(unloaded, "email")).isNull();
    assertThat(Account.of(unloaded)).isNull();
    assertThat(BeanProperties.read(loaded, "email")).isEqualTo("ann@example.com");
  }

  @Test
  void aDroppedLoaderIsCollected() throws Exception {
    WeakReference<ClassLoader> dropped = readInALoaderOfItsOwn();

    await()
        .until(
            () -> {
              System.gc();
              return dropped.get() == null;
            });
  }

  private static WeakReference<ClassLoader> readInALoaderOfItsOwn() throws Exception {
    ClassLoader loader = new CopyingLoader();
    Class<?> copy = Class.forName(AccountTest.User.class.getName(), true, loader);
    assertThat(copy).isNotSameAs(AccountTest.User.class);
    Object user = copy.getConstructor().newInstance();
    assertThat(Account.of(user).email).isEqualTo("ann@example.com");
    assertThat(BeanProperties.read(user, "tenantId")).isEqualTo("north");
    assertThat(BeanProperties.read(user, "absent")).isNull();
    return new WeakReference<>(loader);
  }

  /** Defines the test's own classes anew. */
  private static final class CopyingLoader extends ClassLoader {

    CopyingLoader() {
      super(BeanPropertiesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(AccountTest.class.getName())) {
        return super.loadClass(name, resolve);
      }
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** Has interfaces of Hibernate's names and shapes, made at run time. */
  private static final class HibernateLoader extends ClassLoader {

    HibernateLoader() {
      super(BeanPropertiesTest.class.getClassLoader());
      define("org.hibernate.proxy.LazyInitializer", "isUninitialized", boolean.class);
      define("org.hibernate.proxy.HibernateProxy", "getHibernateLazyInitializer", Object.class);
      define("org.example.User", "getEmail", String.class);
    }

    private void define(String name, String method, Class<?> result) {
      byte[] bytes =
          new net.bytebuddy.ByteBuddy()
              .makeInterface()
              .name(name)
              .defineMethod(method, result, java.lang.reflect.Modifier.PUBLIC)
              .withoutCode()
              .make()
              .getBytes();
      defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static Object proxy(ClassLoader loader, boolean unloaded) throws Exception {
    Object initializer =
        java.lang.reflect.Proxy.newProxyInstance(
            loader,
            new Class<?>[] {loader.loadClass("org.hibernate.proxy.LazyInitializer")},
            (self, method, arguments) -> unloaded);
    return java.lang.reflect.Proxy.newProxyInstance(
        loader,
        new Class<?>[] {
          loader.loadClass("org.hibernate.proxy.HibernateProxy"),
          loader.loadClass("org.example.User")
        },
        (self, method, arguments) -> {
          if (method.getName().equals("getHibernateLazyInitializer")) {
            return initializer;
          }
          if (unloaded) {
            throw new AssertionError("woken by " + method);
          }
          return "ann@example.com";
        });
  }
}
