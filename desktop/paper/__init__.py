"""DRAWINGS AS FILES: PDF, SVG and PNG. Painters copy; they measure, wrap and decide nothing."""
