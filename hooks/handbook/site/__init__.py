"""What is done to the site once its pages are built: styles, policy, sitemap and manifest."""
