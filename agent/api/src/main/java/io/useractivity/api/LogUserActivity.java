package io.useractivity.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a request is about whose handling calls the annotated method.
 *
 * <pre>
 * &#64;LogUserActivity(value = "create", action = "Create resource", resourceType = "resource", resourceId = "{id}")
 * </pre>
 *
 * <p>It works on every method with a body that is called on the request's own thread: a servlet's
 * {@code doGet} or {@code service}, a controller's method, a method of a service. On a class it
 * counts for each of the methods that the class declares, private and static ones aside; what a
 * method's own annotation says goes before it. Abstract methods and inherited ones are not covered:
 * annotate the code that runs.
 *
 * <p>The request has one row whatever is annotated. If several annotated methods run in it, the one
 * that is called first counts, and annotated methods go before annotated classes. What the
 * annotation leaves out is found as for any request.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface LogUserActivity {

  /** The column {@code activity_type}, such as {@code create}; empty leaves it as it is. */
  String value() default "";

  /** The column {@code action}: what is done, in words; empty leaves it as it is. */
  String action() default "";

  /** The column {@code resource_type}; empty leaves it as it is. */
  String resourceType() default "";

  /**
   * The column {@code resource_id}; empty leaves it as it is.
   *
   * <p>A literal with placeholders: <code>{0}</code> is the method's first argument. <code>{name}
   * </code> is the argument whose parameter is annotated with that name
   * ({@code @PathVariable("name")}) or has it in the class file; else Spring MVC's path variable;
   * else the query parameter. A placeholder that nothing is found for leaves the column as it is.
   */
  String resourceId() default "";

  /** False leaves no row of the request, unless it fails. */
  boolean record() default true;
}
