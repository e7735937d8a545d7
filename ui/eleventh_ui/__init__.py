"""What people see of Eleventh Hour: its words, its command line, its plain and full screens."""
