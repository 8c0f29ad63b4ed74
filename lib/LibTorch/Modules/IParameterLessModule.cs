namespace TorchSharp.Modules;

/// <summary>Marks modules that have nothing to learn and nothing to store.</summary>
public interface IParameterLessModule;
