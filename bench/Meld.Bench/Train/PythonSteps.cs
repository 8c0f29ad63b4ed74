namespace Meld.Bench.Train;

/// <summary>Training steps that Python took.</summary>
/// <param name="Seconds">How long they took together.</param>
/// <param name="Utterances">Number of utterances in their batches.</param>
/// <param name="Losses">Loss of each.</param>
/// <param name="Norms">Gradient's norm of each, before clipping.</param>
internal sealed record PythonSteps(double Seconds, int Utterances, IReadOnlyList<double> Losses, IReadOnlyList<double> Norms);
