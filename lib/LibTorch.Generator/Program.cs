using LibTorch.Generator;
using LibTorch.Generator.Emission;
using LibTorch.Generator.Facts;
using LibTorch.Generator.Schemas;
using LibTorch.Generator.Surface;

// Writes lib/LibTorch/Generated anew.
var root = RepositoryFolder.Find();
var library = Path.Combine(root, "lib", "LibTorch");
var shim = Path.Combine(root, "artifacts", "native", "torch_shim", "libtorch_shim.so");
if (!File.Exists(shim))
{
    Console.Error.WriteLine("The shim is not built: dotnet build lib/LibTorch, or cmake on lib/LibTorch/native when generated code does not compile.");
    return 1;
}
try
{
    var generated = GeneratedFiles.Make(NativeSchemas.Read(shim), FactsFile.Load(), SurfaceMap.Load(), HandWrittenUses.In(library));
    var folder = Path.Combine(library, "Generated");
    Directory.CreateDirectory(folder);
    foreach (var stale in Directory.EnumerateFiles(folder, "*.g.cs").Where(file => !generated.Files.ContainsKey(Path.GetFileName(file)))) File.Delete(stale);
    foreach (var (name, text) in generated.Files) File.WriteAllText(Path.Combine(folder, name), text);
    foreach (var signature in generated.Unbound) Console.WriteLine($"by hand or not at all: {signature}");
    return 0;
}
catch (Exception error) when (error is FormatException or DllNotFoundException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
