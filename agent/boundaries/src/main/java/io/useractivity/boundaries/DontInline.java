package io.useractivity.boundaries;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The JVM's compiler is to compile this method once, by itself, and not again within each of its
 * callers.
 *
 * <p>For hot methods with much below them. When all of a request becomes hot at once, HotSpot
 * compiles caller, callee and callee's callee each with all that it calls, up to 8,000 bytes of
 * bytecode: the same code five times, while the application's own methods wait for the compiler.
 * HotSpot has an annotation of this name for classes of the JDK alone; here the build sees to it,
 * see {@link Boundaries}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface DontInline {}
