/**
 * What paths, addresses and statuses are compared with, and the rules made of that. Knows texts
 * alone.
 */
package io.useractivity.engine.match;
