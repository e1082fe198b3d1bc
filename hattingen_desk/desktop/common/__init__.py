"""What every screen is built from: tokens, theme, fonts, icons, tasks, actions, tables and widgets."""
