namespace LibTorch.Tests.Api.Samples;

public delegate long? Visit(Square square);
