namespace Meld.Features.Filling;

/// <summary>How far features that were computed in a lower precision lie from those in single precision, measured on a few inputs of a fill.</summary>
/// <param name="Inputs">On how many.</param>
/// <param name="Largest">The largest absolute difference of two values.</param>
/// <param name="Mean">The mean absolute difference.</param>
/// <param name="Magnitude">The mean absolute value in single precision, to see the differences beside.</param>
/// <param name="LeastCosine">The cosine of the angle between the two features of an input, the least of all inputs.</param>
public sealed record PrecisionDifference(int Inputs, double Largest, double Mean, double Magnitude, double LeastCosine);
