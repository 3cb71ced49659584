"""Pictures that follow the hand: a numpy rasteriser quick enough for the GUI process, which has no open3d."""
