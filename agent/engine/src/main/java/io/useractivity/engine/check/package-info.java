/** Whether all is as it has to be for rows to be stored: looks, and changes nothing. */
package io.useractivity.engine.check;
