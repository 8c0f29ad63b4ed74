namespace LibTorch.Tests.Api.Samples;

public enum Color
{
    Blue = 2,
    Red = -1,
}
