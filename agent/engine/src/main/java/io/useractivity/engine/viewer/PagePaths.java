package io.useractivity.engine.viewer;

import java.util.ArrayList;
import java.util.List;

/** Which paths are the pages': those of the settings, and what is below each; immutable. */
final class PagePaths {

  private final List<Section> sections = new ArrayList<>();

  PagePaths(ViewSettings settings) {
    sections.add(new Section(Section.Kind.EVERYONE, settings.adminPath()));
    for (String path : settings.userPaths()) {
      sections.add(new Section(Section.Kind.OWN, path));
    }
  }

  /** Null if it is none of the pages'. */
  Section of(String path) {
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).holds(path)) {
        return sections.get(i);
      }
    }
    return null;
  }

  /** The first of that kind; null if no path is set for it. */
  Section first(Section.Kind kind) {
    for (Section section : sections) {
      if (section.kind() == kind) {
        return section;
      }
    }
    return null;
  }
}
