package io.useractivity.engine.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;

class LoaderWeaverTest {

  /** As Felix's and Equinox's are. */
  static class Module extends ClassLoader {

    public Module() {
      super(null);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals("answered")) {
        return String.class;
      }
      throw new ClassNotFoundException(name);
    }
  }

  /** As JBoss Modules' is. */
  static class Named extends Module {

    @Override
    public final Class<?> loadClass(String name) throws ClassNotFoundException {
      return loadClass(name, false);
    }
  }

  static final class Heir extends Named {}

  static final class Plain extends URLClassLoader {

    Plain() {
      super(new URL[0], null);
    }
  }

  @Test
  void theMethodThatTheJvmReachesIsTheOneToWeave() {
    assertThat(LoaderWeaver.loadClassOwner(Module.class)).isEqualTo(Module.class);
    assertThat(LoaderWeaver.loadClassOwner(Named.class)).isEqualTo(Named.class);
    assertThat(LoaderWeaver.loadClassOwner(Heir.class)).isEqualTo(Named.class);
  }

  @Test
  void theJdksOwnIsLeftAlone() {
    assertThat(LoaderWeaver.loadClassOwner(Plain.class)).isNull();
    assertThat(LoaderWeaver.loadClassOwner(ClassLoader.getSystemClassLoader().getClass())).isNull();
  }

  @Test
  void aWovenLoaderAnswersAsItDidForAllButTheBridge() throws Exception {
    ClassLoader woven = woven();

    assertThat(woven.loadClass("answered")).isEqualTo(String.class);
    assertThatThrownBy(() -> woven.loadClass("other"))
        .isInstanceOf(ClassNotFoundException.class)
        .hasMessage("other");
  }

  @Test
  void whereTheBootLoaderHasNoBridgeTheLoaderAnswersItself() throws Exception {
    // Here the bridge is on the class path; that it is found on the boot path needs a whole JVM.
    assertThatThrownBy(() -> woven().loadClass("io.useractivity.bridge.Bridge"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  /** A {@link Module} whose class was woven. */
  private static ClassLoader woven() throws Exception {
    String name = Module.class.getName();
    byte[] classFile =
        ClassFileLocator.ForClassLoader.of(Module.class.getClassLoader()).locate(name).resolve();
    byte[] changed = new LoaderWeaver().weave(name, classFile, Module.class.getClassLoader());
    ClassLoader definer =
        new ClassLoader(Module.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String asked, boolean resolve)
              throws ClassNotFoundException {
            return asked.equals(name) && findLoadedClass(asked) == null
                ? defineClass(asked, changed, 0, changed.length)
                : super.loadClass(asked, resolve);
          }
        };
    try {
      var constructor = definer.loadClass(name).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (ClassLoader) constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
