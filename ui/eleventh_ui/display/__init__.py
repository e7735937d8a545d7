"""What people are shown, once for all faces: sentences, numbers, what typed words mean."""
