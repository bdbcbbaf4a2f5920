package io.useractivity.engine.capture.identity;

import io.useractivity.boundaries.DontInline;
import io.useractivity.engine.text.Cut;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads properties of the application's objects: map entries, and what public getters of public
 * types return. Never sets anything, never makes anything accessible, never wakes a lazy proxy of
 * Hibernate's; what cannot be read, or throws, is null.
 *
 * <p>Getters are looked up once per class and held in a {@code ClassValue}, so in the class itself:
 * they go when it goes. Safe for use by any thread.
 */
final class BeanProperties {

  private static final MethodHandles.Lookup PUBLIC = MethodHandles.publicLookup();

  /** Stands for "no such getter". */
  private static final MethodHandle NONE =
      MethodHandles.dropArguments(MethodHandles.constant(Object.class, null), 0, Object.class);

  /** More names than any configuration asks for; what comes on top is looked up anew each time. */
  private static final int MOST_NAMES = 64;

  private static final int LONGEST_TEXT = 255;
  private static final int MOST_ELEMENTS = 32;

  private static final ClassValue<BeanProperties> BY_CLASS =
      new ClassValue<BeanProperties>() {
        @Override
        protected BeanProperties computeValue(Class<?> type) {
          return new BeanProperties(type);
        }
      };

  private final boolean hibernateProxy;
  private final Map<String, MethodHandle> getters = new ConcurrentHashMap<>(4);

  private BeanProperties(Class<?> type) {
    this.hibernateProxy = hasType(type, "org.hibernate.proxy.HibernateProxy");
  }

  /**
   * One property.
   *
   * @param owner null has none
   */
  @DontInline
  static Object read(Object owner, String name) {
    if (owner == null) {
      return null;
    }
    try {
      if (owner instanceof Map) {
        return ((Map<?, ?>) owner).get(name);
      }
      BeanProperties properties = BY_CLASS.get(owner.getClass());
      if (properties.hibernateProxy && isUninitialised(owner)) {
        return null;
      }
      return properties.getter(owner.getClass(), name).invokeExact(owner);
    } catch (Throwable ofTheApplication) {
      return null; // A getter is the application's code: what it throws is no business of ours.
    }
  }

  /** What a path of properties leads to. */
  static Object read(Object owner, List<String> path) {
    Object value = owner;
    for (int i = 0; i < path.size() && value != null; i++) {
      value = read(value, path.get(i));
    }
    return value;
  }

  /** Asking a proxy for anything else would make it query the database. */
  private static boolean isUninitialised(Object proxy) throws Throwable {
    Object initializer = lookUp(proxy.getClass(), "hibernateLazyInitializer").invokeExact(proxy);
    return initializer == null
        || !Boolean.FALSE.equals(
            (Object) lookUp(initializer.getClass(), "uninitialized").invokeExact(initializer));
  }

  /**
   * A property that a class shows by a getter, to be read many times.
   *
   * @return null if there is no such getter
   */
  static Property property(Class<?> type, String name) {
    BeanProperties properties = BY_CLASS.get(type);
    MethodHandle getter = properties.getter(type, name);
    if (getter == NONE) {
      return null;
    }
    return Map.class.isAssignableFrom(type)
        ? Property.entry(name)
        : Property.behind(getter, name, properties.hibernateProxy);
  }

  /** Whether a type of that name is among a class, its ancestors and its interfaces. */
  static boolean hasType(Class<?> type, String name) {
    for (Class<?> each : typesOf(type)) {
      if (each.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private MethodHandle getter(Class<?> type, String name) {
    MethodHandle known = getters.get(name);
    if (known == null) {
      known = lookUp(type, name);
      if (getters.size() < MOST_NAMES) {
        getters.put(name, known);
      }
    }
    return known;
  }

  private static MethodHandle lookUp(Class<?> type, String name) {
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    MethodHandle found = lookUpMethod(type, "get" + capital, false);
    if (found == NONE) {
      found = lookUpMethod(type, "is" + capital, true);
    }
    if (found == NONE && isRecord(type)) {
      found = lookUpMethod(type, name, false);
    }
    return found;
  }

  static boolean isRecord(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    return parent != null && parent.getName().equals("java.lang.Record");
  }

  /** The class itself may be hidden, and the type that declares the method not. */
  private static MethodHandle lookUpMethod(Class<?> type, String name, boolean truth) {
    for (Class<?> each : typesOf(type)) {
      if (!Modifier.isPublic(each.getModifiers())) {
        continue;
      }
      try {
        Method method = each.getMethod(name);
        Class<?> result = method.getReturnType();
        boolean fits = truth ? result == boolean.class || result == Boolean.class : true;
        if (fits && result != void.class && !Modifier.isStatic(method.getModifiers())) {
          return PUBLIC.unreflect(method).asType(MethodType.methodType(Object.class, Object.class));
        }
      } catch (NoSuchMethodException | IllegalAccessException | LinkageError notHere) {
        // The next type; a package that its module does not export is one of these too.
      }
    }
    return NONE;
  }

  private static Set<Class<?>> typesOf(Class<?> type) {
    Set<Class<?>> types = new LinkedHashSet<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      types.add(each);
    }
    for (Class<?> each : new ArrayList<>(types)) {
      addInterfaces(each, types);
    }
    return types;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> types) {
    for (Class<?> each : type.getInterfaces()) {
      if (types.add(each)) {
        addInterfaces(each, types);
      }
    }
  }

  /**
   * A plain value as text, or several with commas between; null for any other object, which is not
   * called, and for what is empty.
   */
  static String text(Object value) {
    if (value instanceof String) {
      return bounded((String) value);
    }
    if (isPlain(value)) {
      return bounded(value.toString());
    }
    if (value instanceof Object[]) {
      return joined(java.util.Arrays.asList((Object[]) value));
    }
    return isOfTheJdk(value) ? joined((Collection<?>) value) : null;
  }

  private static boolean isPlain(Object value) {
    return value instanceof CharSequence
        || value instanceof Number
        || value instanceof Enum
        || value instanceof java.util.UUID;
  }

  /** Others may be lazy: Hibernate's go to the database when they are read. */
  static boolean isOfTheJdk(Object value) {
    return value instanceof Collection && value.getClass().getName().startsWith("java.util.");
  }

  private static String joined(Collection<?> values) {
    StringBuilder joined = new StringBuilder();
    int elements = 0;
    for (Object value : values) {
      if (++elements > MOST_ELEMENTS) {
        break;
      }
      if (isPlain(value)) {
        append(joined, value.toString());
      }
    }
    return bounded(joined.toString());
  }

  /** Adds one more with a comma, if it fits as a whole. */
  static void append(StringBuilder joined, String text) {
    if (!text.isEmpty() && joined.length() + text.length() < LONGEST_TEXT) {
      joined.append(joined.length() == 0 ? "" : ",").append(text);
    }
  }

  private static String bounded(String text) {
    return text.isEmpty() ? null : Cut.chars(text, LONGEST_TEXT);
  }

  /**
   * A property that the objects of one class have, looked up once: an entry where they are maps,
   * else a getter. Immutable.
   */
  static final class Property {

    private final String name;

    /** Null for an entry. */
    private final MethodHandle getter;

    private final boolean mayBeLazy;

    private Property(String name, MethodHandle getter, boolean mayBeLazy) {
      this.name = name;
      this.getter = getter;
      this.mayBeLazy = mayBeLazy;
    }

    static Property entry(String key) {
      return new Property(key, null, false);
    }

    /**
     * What is behind a getter.
     *
     * @param getter takes the owner as an object, and gives one
     * @param mayBeLazy whether owners are proxies of Hibernate's
     */
    static Property behind(MethodHandle getter, String name, boolean mayBeLazy) {
      return new Property(name, getter, mayBeLazy);
    }

    String name() {
      return name;
    }

    /** What an object of that class has there; null for nothing, and where it cannot be read. */
    Object of(Object owner) {
      try {
        if (getter == null) {
          return ((Map<?, ?>) owner).get(name);
        }
        if (mayBeLazy && isUninitialised(owner)) {
          return null;
        }
        return (Object) getter.invokeExact(owner);
      } catch (Throwable ofTheApplication) {
        return null; // A getter is the application's code: what it throws is no business of ours.
      }
    }
  }
}
