package io.useractivity.engine.capture.servlet;

import java.lang.invoke.MethodHandle;
import java.util.Enumeration;

/**
 * What a servlet API tells of a session; each throws {@code IllegalStateException} once it has
 * ended. Part of a {@link ServletApi}. Immutable.
 */
public final class SessionApi {

  private final MethodHandle getId;
  private final MethodHandle getAttribute;
  private final MethodHandle getAttributeNames;
  private final MethodHandle getCreationTime;
  private final MethodHandle isNew;

  SessionApi(Class<?> session) {
    getId = ApiLookup.required(session, "getId", String.class);
    getAttribute = ApiLookup.required(session, "getAttribute", Object.class, String.class);
    getAttributeNames = ApiLookup.required(session, "getAttributeNames", Enumeration.class);
    getCreationTime = ApiLookup.required(session, "getCreationTime", long.class);
    isNew = ApiLookup.required(session, "isNew", boolean.class);
  }

  public String id(Object session) throws Throwable {
    return (String) (Object) getId.invokeExact(session);
  }

  public Object attribute(Object session, String name) throws Throwable {
    return (Object) getAttribute.invokeExact(session, (Object) name);
  }

  public Enumeration<?> attributeNames(Object session) throws Throwable {
    return (Enumeration<?>) (Object) getAttributeNames.invokeExact(session);
  }

  /** When a session began, in milliseconds since 1970: whatever becomes of its id. */
  public long created(Object session) throws Throwable {
    return (long) getCreationTime.invokeExact(session);
  }

  /** Whether the client has not come back with that session yet. */
  public boolean isNew(Object session) throws Throwable {
    return (boolean) isNew.invokeExact(session);
  }
}
