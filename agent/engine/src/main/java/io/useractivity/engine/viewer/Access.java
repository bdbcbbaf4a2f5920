package io.useractivity.engine.viewer;

import io.useractivity.engine.query.Scope;

/**
 * Who may see what: the one place where a scope is made. Whoever is not named here sees nothing;
 * immutable.
 */
final class Access {

  private final ViewSettings settings;

  Access(ViewSettings settings) {
    this.settings = settings;
  }

  /** Null if nothing of it may be seen. */
  Scope scope(Viewer viewer, Section.Kind section) {
    if (viewer.isOperator()) {
      return section == Section.Kind.EVERYONE ? Scope.everyone() : null;
    }
    if (viewer.isAnonymous()) {
      return null;
    }
    if (section == Section.Kind.OWN) {
      return Scope.user(viewer.userId(), viewer.userEmail());
    }
    if (viewer.hasAnyOf(settings.adminRoles())) {
      return Scope.everyone();
    }
    return viewer.tenantId() != null && viewer.hasAnyOf(settings.tenantAdminRoles())
        ? Scope.tenant(viewer.tenantId())
        : null;
  }
}
